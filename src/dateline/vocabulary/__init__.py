"""What may be said: types, modes, sectors, statuses and word lists, as data files with thin loaders."""

from dateline.vocabulary.agents import AgentNoun, Agents, NounNumber, agents

__all__ = ["AgentNoun", "Agents", "NounNumber", "agents"]
