"""Links to other sites: where content/ names them, whether they still answer, and what to do if they do not."""
