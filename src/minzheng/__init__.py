"""minzheng (民政): the working system of a civil affairs bureau."""
