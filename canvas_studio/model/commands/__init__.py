"""What people can do with a canvas: a module per subject, a function per entry of the Undo menu.

A command is a plain function of a `Transaction`. It sets `tx.label` in the words of the Undo
menu, raises `UserError` where it cannot be done, and is one step: `document.run(command, …)`.
The catalogue test finds every public function of these modules whose first parameter is a
`Transaction`, and asks for a docstring, an example and a label in both languages.

    elements   add, rename, change, move, delete: the same five verbs for every type of record
    canvas     crossings and who takes part in them; functions by kind, priority and module
    merge      two functions that are one
    paste      blocks of text: cells, lists, tables with a header row
    linking    names close to an existing one
    routes, options, questions, waivers, project, codes
"""
