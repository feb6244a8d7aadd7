"""The street at the desk: campaigns, patrols on the phone, people found, the station."""
