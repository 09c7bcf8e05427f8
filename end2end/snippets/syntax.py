"""Parses lines by the grammar of their language: `syntax.py LANGUAGE`, with a JSON list of texts on the
standard input. Prints the faults as a JSON list."""

import importlib
import json
import sys

from tree_sitter import Language, Parser

name = sys.argv[1]
module = importlib.import_module(f"tree_sitter_{name}")
grammar = module.language_php() if name == "php" else module.language()
parser = Parser(Language(grammar))


def faults(text):
    tree = parser.parse(text.encode())
    found = []

    def walk(node):
        if node.is_error or node.is_missing:
            line = text.splitlines()[node.start_point[0]].strip()
            found.append(f"line {node.start_point[0] + 1}: {line}")
        for child in node.children:
            walk(child)

    if tree.root_node.has_error:
        walk(tree.root_node)
    return found


print(json.dumps([fault for text in json.load(sys.stdin) for fault in faults(text)]))
