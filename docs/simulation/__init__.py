"""How clients that lost their server at once come back to it, by how they wait: a simulation."""
