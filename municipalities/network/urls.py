"""Addresses of the network; `municipalities.urls` includes them."""

from django.urls import URLPattern, path

from municipalities.network import criteria_views, group_views, views

urlpatterns: list[URLPattern] = [
    path("nettverk/", views.network, name="network"),
    path("nettverk/inndeling/", views.divide, name="network-divide"),
    path("nettverk/sammenlign/", views.compare, name="network-compare"),
    path("nettverk/kriterier/", criteria_views.criteria, name="network-criteria"),
    path("nettverk/kriterier/<slug:code>/", criteria_views.criterion, name="network-criterion"),
    path("nettverk/<int:pk>/", views.division, name="network-division"),
    path("nettverk/<int:pk>/inndeling.csv", views.table, name="network-table"),
    path("nettverk/<int:pk>/flytt/", views.move, name="network-move"),
    path("nettverk/<int:pk>/velg/", views.take, name="network-take"),
    path("nettverk/<int:pk>/navn/", views.name, name="network-names"),
    path("nettverk/<int:pk>/ta-bort/", views.drop, name="network-drop"),
    path("nettverk/<int:pk>/workshop/", views.bring, name="network-bring"),
    path("nettverk/<int:pk>/gruppe/<str:letter>/", group_views.group, name="network-group"),
    path(
        "nettverk/<int:pk>/gruppe/<str:letter>/kontakt/",
        group_views.contact_add,
        name="network-contact-add",
    ),
    path(
        "nettverk/<int:pk>/gruppe/<str:letter>/kontakt/<int:contact>/fjern/",
        group_views.contact_remove,
        name="network-contact-remove",
    ),
]
