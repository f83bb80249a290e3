"""str → lines and sentences, and the marks of what was lost between them."""
