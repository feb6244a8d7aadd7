"""The towns' relief reserves at the desk: pay at once, tie to the case, claim, count."""
