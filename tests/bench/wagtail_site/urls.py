"""Nothing but Wagtail's administration."""

from django.urls import include, path
from wagtail.admin import urls

urlpatterns = [path("", include(urls))]
