"""How the values of criteria are compared, in words."""

from django.utils.translation import gettext_lazy as _

from .values import Scale

SCALES = {
    Scale.NUMBER: _("difference over the range"),
    Scale.LOGARITHM: _("difference of the logarithms over their range"),
    Scale.RANK: _("steps on the scale over all steps"),
    Scale.THEMES: _("share that is not common (Jaccard)"),
    Scale.SHARES: _("half of the summed differences of the shares"),
    Scale.PLACE: _("kilometres over the largest distance"),
}
