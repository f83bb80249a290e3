"""Words of a clause → phrases whose edges are word edges. The one importer of jieba."""
