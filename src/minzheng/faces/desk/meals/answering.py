"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.meals.api import MealRefused, NoSuchMeal
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchMeal,), (MealRefused,))
