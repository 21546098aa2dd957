"""What is offered, where and how: services, guides, centres, and whether they are set up."""
