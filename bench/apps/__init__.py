"""The pages that the dashboard is measured against, each as small as it can be."""
