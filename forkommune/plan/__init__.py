"""The project plan: goals, activities, milestones, deliverables, questions, money."""
