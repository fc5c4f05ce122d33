"""Addresses of the register, the survey, the document study, the network and the overview."""

from django.urls import URLPattern

from municipalities.network.urls import urlpatterns as network
from municipalities.overview.urls import urlpatterns as overview
from municipalities.plans.urls import urlpatterns as plans
from municipalities.register.urls import urlpatterns as register
from municipalities.survey.urls import urlpatterns as survey

app_name = "municipalities"
urlpatterns: list[URLPattern] = [*register, *survey, *plans, *network, *overview]
