"""What a figure counts: whom, where, until when, between which bounds."""
