"""The dataset: tables, their types and rules, and how they are loaded."""
