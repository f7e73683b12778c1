"""What the pages of laws, concerns and candidacies share: forms of acts, feeds, exports."""
