"""How each kind of question is answered: one module a family, each turning a question and facts into a draft."""
