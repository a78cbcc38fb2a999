"""What needs a person: questions with their answers, what was decided, rules and filters, ops that were set aside."""
