"""Whose year, plan or account: what a document, its sections and its paragraphs lend to every figure in them."""
