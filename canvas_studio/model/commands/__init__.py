"""What people can do with a canvas: a module per subject, a function per entry of the Undo menu.

A command is a plain function of a `Transaction`. It sets `tx.label` in the words of the Undo
menu, raises `UserError` where it cannot be done, and is one step: `document.run(command, …)`.
The catalogue test finds every public function of these modules whose first parameter is a
`Transaction`, and asks for a docstring, an example and a label in both languages:

    elements   add, rename, change, move, delete: the same five verbs for every type of record
    canvas     cells: typing, marking, clearing, who takes part
    copying    cells: filling, cutting, pasting and moving with all that is said in them
    lists      references and tags in lists: one more, one less
    axes       functions by goal, kind, priority, release, tag and module; goals by stage
    merge      two functions that are one
    paste      carrying out a plan made by `paste_plans` of cells, a list, a table, a matrix
    snapshots  going back to an earlier moment
    routes, options, questions, waivers, project, codes

`linking` offers names close to an existing one. The other modules are the inside of these:
`naming` and `labels` (codes, names, words), `placing` (order), `attributes` (paths),
`deletion`, `option_labels`, `staffing` (what a cell holds), `headings` (of pasted tables),
`paste_reading` and `paste_tables`.
"""
