"""T2 and T6: the same forty-odd rules in our language, in OpenFisca-core and in DuckDB SQL."""
