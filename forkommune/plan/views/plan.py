"""The project page. Public: it is the application's plan."""

from typing import Any

from django.views.generic import TemplateView

from forkommune.plan.selectors import project_page


class ProjectPlan(TemplateView):
    """Goal, schedule, deliverables, money, questions and literature."""

    template_name = "plan/project.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page as this visitor sees it; `page` is None before any plan has been loaded."""
        return super().get_context_data(page=project_page(self.request.user), **kwargs)
