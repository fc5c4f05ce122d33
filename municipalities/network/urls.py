"""Addresses of the network; `municipalities.urls` includes them."""

from django.urls import URLPattern, path

from municipalities.network import views

urlpatterns: list[URLPattern] = [
    path("nettverk/", views.network, name="network"),
    path("nettverk/<int:pk>/", views.division, name="network-division"),
]
