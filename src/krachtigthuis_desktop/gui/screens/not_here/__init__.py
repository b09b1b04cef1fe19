"""At the door: a vault that this computer knows is not there now; look again, or another one."""
