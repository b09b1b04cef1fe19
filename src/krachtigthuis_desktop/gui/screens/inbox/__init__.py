"""Pakketten: what the sticks brought, looked at before it is taken in, a bad one apart."""
