"""The inspector: everything that is known of the selected element, changed in place.

sheets         which attributes each kind of element shows, and with which editor    NEW ATTRIBUTE: one line
shape          what the annotations of the records say of an attribute
subject        what is shown: one element, several of a kind, or a crossing
writing        from an editor to the document: one step, or a draft with the reason
entry          what all editors have in common
text_entry, choice_entry, line_entry, reference_entry, addition_entry, row_entry, raci_bar, palette_entry    editors of one value
fields, chips, text_list, points, participations, requirements, figures           fields with their labels
form, heading, panel                                                     all fields of a kind, and the panel
"""
