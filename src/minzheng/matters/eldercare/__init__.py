"""Care for the elderly (养老服务): one folder a matter."""
