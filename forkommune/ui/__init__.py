"""The look of the portal: front-end build, components, forms, numbers and dates for Norwegian."""
