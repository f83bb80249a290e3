"""Paragraphs → sections: the outline."""
