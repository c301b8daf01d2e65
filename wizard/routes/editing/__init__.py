"""The route editor in the CMS: an overview of the draft, a screen for each part of it, and files in and out."""
