"""One function a subject; each explains what it found."""
