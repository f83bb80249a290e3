"""govdoc_parse"""

from govdoc_parse.lexicon import *  # noqa
from govdoc_parse.model import *  # noqa
from govdoc_parse.parser import Parser, parse
