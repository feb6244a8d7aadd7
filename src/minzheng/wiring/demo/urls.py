"""The demo's own addresses; included in the demo only."""

from django.urls import path

from minzheng.wiring.demo import views

app_name = "demo"
urlpatterns = [path("demo/move/", views.move, name="move")]
