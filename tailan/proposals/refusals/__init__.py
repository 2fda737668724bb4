"""Why a statement that fits an indicator is still not its value for the period."""
