"""The page. Importing this package is cheap: gradio is imported inside the functions that need it."""
