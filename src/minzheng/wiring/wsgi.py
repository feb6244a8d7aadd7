"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from minzheng.wiring.warming import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minzheng.wiring.settings")

application = get_wsgi_application()
warm_up()
