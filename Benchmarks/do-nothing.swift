// The least that a program of proxylint's make costs to start.
print("nothing")
