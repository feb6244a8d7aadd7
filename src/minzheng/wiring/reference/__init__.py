"""The reference as Markdown and pictures, made from the declarations; nobody edits it."""
