"""Field experiments: the plan, the measurements that come in, and the page that tells of them."""
