def questions(cursor, rows, name, RawSQL, sql):
    # ruleid: raw-sql-with-values-in-it
    cursor.execute(f"SELECT * FROM t WHERE name = '{name}'")
    # ruleid: raw-sql-with-values-in-it
    cursor.execute("SELECT * FROM t WHERE name = '%s'" % name)
    # ruleid: raw-sql-with-values-in-it
    cursor.execute("SELECT * FROM {}".format(name))
    # ruleid: raw-sql-with-values-in-it
    cursor.execute("SELECT * FROM " + name)
    # ruleid: raw-sql-with-values-in-it
    rows.raw(f"SELECT * FROM t WHERE name = '{name}'")
    # ruleid: raw-sql-with-values-in-it
    RawSQL(f"name = '{name}'", [])
    # ruleid: raw-sql-with-values-in-it
    rows.extra(where=[name])
    # ok: raw-sql-with-values-in-it
    cursor.execute("SELECT * FROM t WHERE name = %s", [name])
    # ok: raw-sql-with-values-in-it
    cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(name)))
