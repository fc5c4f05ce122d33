"""Addresses of the network; `municipalities.urls` includes them."""

from django.urls import URLPattern, path

from municipalities.network import views

urlpatterns: list[URLPattern] = [
    path("nettverk/", views.network, name="network"),
    path("nettverk/inndeling/", views.divide, name="network-divide"),
    path("nettverk/sammenlign/", views.compare, name="network-compare"),
    path("nettverk/<int:pk>/", views.division, name="network-division"),
    path("nettverk/<int:pk>/flytt/", views.move, name="network-move"),
    path("nettverk/<int:pk>/velg/", views.take, name="network-take"),
    path("nettverk/<int:pk>/navn/", views.name, name="network-names"),
    path("nettverk/<int:pk>/ta-bort/", views.drop, name="network-drop"),
    path("nettverk/<int:pk>/gruppe/<str:letter>/", views.group, name="network-group"),
]
