"""How each cloud is spoken to: one module per cloud."""
