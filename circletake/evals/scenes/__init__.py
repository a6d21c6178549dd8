"""Random scenes with their truth and many wordings: what the stage's own encoder is trained and measured on."""
