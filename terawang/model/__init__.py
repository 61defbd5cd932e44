"""What the content is: frozen records whose annotations are the schema and whose fields carry their explanation."""
