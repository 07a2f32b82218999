"""What the API shows: the published shapes of the network, apart from how it is kept. Names are those of the model."""
