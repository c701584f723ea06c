"""Ways to take part. Each drives the one walk and decides nothing; none knows another."""
