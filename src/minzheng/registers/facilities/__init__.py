"""Places where people are served: homes, stations, canteens, registries, rescue stations …"""
