"""Operating figures, supply and complaints."""
