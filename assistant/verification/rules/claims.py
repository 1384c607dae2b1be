"""CLAIM: wording that no paper of this kind can say."""
